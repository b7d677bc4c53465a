/** The settings, with what `.env` adds to them as it does for the server. */
export async function withEnvFile(): Promise<NodeJS.ProcessEnv> {
  // A static import of this package has no names under tsx.
  const { loadEnvConfig } = await import('@next/env')
  loadEnvConfig(process.cwd(), false, { info: () => {}, error: console.error })
  return process.env
}
