import { type ParseArgsConfig, parseArgs } from 'node:util'

/**
 * What a command is asked for on its line. One that it does not know ends it and says how it is called.
 * @param usage how the command is called
 */
export function askedWith<T extends ParseArgsConfig>(usage: string, config: T): ReturnType<typeof parseArgs<T>> {
  try {
    return parseArgs(config)
  } catch (cause) {
    // What follows the first sentence is for who writes the command.
    const [said] = cause instanceof Error ? cause.message.split('. ') : []
    return misused(`${said}\n${usage}`)
  }
}

/** Ends a command that was not called as it is, with status 2, as shells do; 1 is what failed in a command well called. */
export function misused(said: string): never {
  console.error(said)
  process.exit(2)
}
