type Task = { name: string; args: unknown[] };
export function later(task: Task): void {
  setTimeout('handlers.' + task.name + '(' + JSON.stringify(task.args) + ')', 50); //@act
}
