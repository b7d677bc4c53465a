/** What a log may never hold, and how it looks. */
const secrets: Record<string, RegExp> = {
  'a token': /\beyJ[\w-]+\.[\w-]+\.[\w-]+/g,
  'the token of a session': /session_token=[^;\s"']+/g,
  'the secret of a letter': /\b(?:token=|reset-password\/)[\w-]{8,}/g,
  'the secret of an authenticator': /otpauth:\S+/g,
  'a mail address': /[\w.+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}/gi,
  'a background': /\b(?:none|beginner|intermediate|expert); ?\w+/gi,
  // Every password of the tests is a few words, and no other line of a server has them.
  'a password':
    /\b(?:a (?:long|wrong) and quiet password|four (?:unrelated|other) plain words|\w+ horse battery|a quiet brook runs)\b/gi,
}

/** A letter that is printed where no mail server is configured: the way it is sent, and no line of a log. */
const letters = /^To: .+\nSubject: [\s\S]*?\nAs a page: .+$/gm

/** What stands in a log that should not: each with what it is. */
export function secretsIn(log: string): string[] {
  const text = log.replace(letters, '')
  return Object.entries(secrets).flatMap(([name, looks]) =>
    [...text.matchAll(looks)].map(([found]) => `${name}: ${found}`),
  )
}

/** @throws {Error} naming what stands in a log that should not */
export function refuseSecrets(log: string): void {
  const found = [...new Set(secretsIn(log))]
  if (found.length > 0) throw new Error(`The log holds what it must not:\n${found.join('\n')}`)
}
