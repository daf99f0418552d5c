export default async function closeShared() {
  await globalThis.closeSharedDeployment?.();
}
