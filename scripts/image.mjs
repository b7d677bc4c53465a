import { cpSync, existsSync, mkdirSync, rmSync } from 'node:fs'
import { join, relative, resolve, sep } from 'node:path'
import { build, install, loadSettings, main, root } from './setup.mjs'

// What draws pictures in other sizes, and what is read of code by people.
const left = /^node_modules\/(?:sharp|@img)$|\.map$/

// npm run image [folder]: what the container runs, in a folder of its own: the server, what it needs of node_modules,
// the migrations and the packed database. The Dockerfile does no more than this, and copies it.
await main(async () => {
  const target = resolve(process.argv[2] ?? join(root, '.next/image'))
  if (target !== join(root, '.next/image') && existsSync(target)) throw new Error(`${target} is there already.`)
  await install()
  await loadSettings()
  await build({ standalone: true })
  rmSync(target, { recursive: true, force: true })
  mkdirSync(target, { recursive: true })
  // The server looks for the build beside itself; what browsers load is not traced; the pages have their policies since.
  const standalone = join(root, '.next/standalone')
  const filter = (from) => !left.test(relative(standalone, from).replaceAll(sep, '/'))
  cpSync(standalone, target, { recursive: true, verbatimSymlinks: true, filter })
  cpSync(join(root, '.next/static'), join(target, '.next/static'), { recursive: true })
  const drawn = { recursive: true, filter: (from) => !from.endsWith('.map') }
  for (const folder of ['app', 'pages'])
    cpSync(join(root, '.next/server', folder), join(target, '.next/server', folder), drawn)
  for (const folder of ['drizzle', 'public']) cpSync(join(root, folder), join(target, folder), { recursive: true })
  cpSync(join(root, '.book/pglite.tar.gz'), join(target, '.book/pglite.tar.gz'))
  console.info(`The image's folder is ${target}. To run it: node server.js, there.`)
})
