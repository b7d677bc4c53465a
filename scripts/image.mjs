import { cpSync, existsSync, mkdirSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { build, install, main, root } from './setup.mjs'

// npm run image [folder]: what the container runs, in a folder of its own: the server, what it needs of node_modules,
// the migrations and the packed database. The Dockerfile does no more than this, and copies it.
await main(async () => {
  const target = resolve(process.argv[2] ?? join(root, '.next/image'))
  if (target !== join(root, '.next/image') && existsSync(target)) throw new Error(`${target} is there already.`)
  await install()
  await build()
  rmSync(target, { recursive: true, force: true })
  mkdirSync(target, { recursive: true })
  // The server looks for the build beside itself; what browsers load is not traced, and so are what it reads at run time.
  cpSync(join(root, '.next/standalone'), target, { recursive: true, verbatimSymlinks: true })
  cpSync(join(root, '.next/static'), join(target, '.next/static'), { recursive: true })
  cpSync(join(root, '.next/server/app'), join(target, '.next/server/app'), { recursive: true })
  cpSync(join(root, '.next/server/pages'), join(target, '.next/server/pages'), { recursive: true })
  cpSync(join(root, 'drizzle'), join(target, 'drizzle'), { recursive: true })
  cpSync(join(root, '.book/pglite.tar.gz'), join(target, '.book/pglite.tar.gz'))
  console.info(`The image's folder is ${target}. To run it: node server.js, there.`)
})
