import type { Section } from '@/lib/book/section'
import type { PromptPreview, SectionPreview } from '@/lib/personalize/preview-form'
import { runtime } from '@/lib/runtime'
import { ask, pin, unpin } from './actions'
import { Approval } from './approval.client'
import type { As, Asked } from './asked'
import { Press } from './press.client'
import { formats, words } from './words'

type Props = { section: Section; preview: SectionPreview; as: As; asked: Asked; place: number }

/** What decides a section for a reader, and what an editor can do about it. */
export function Behind({ section, preview, as, asked, place }: Props) {
  const { passages, prompt, slots, key, pinned } = preview
  const { model } = runtime().engine
  const hidden = { chapter: asked.chapter, section: section.id, ...as }
  const checked = slots.flatMap(({ slot, checks }) => (checks ? [{ slot, checks }] : []))
  const open = slots
    .filter(({ rewrite }) => rewrite)
    .map(({ slot, markdown }) => ({ slot, label: words.prose(slot), markdown }))
  return (
    <div className="preview-behind">
      <h4>{words.passages}</h4>
      {passages.length === 0 && <p>{words.noPassages}</p>}
      {passages.map(({ id, title, text }) => (
        <details key={id}>
          <summary>{title}</summary>
          <p className="preview-text">{text}</p>
        </details>
      ))}
      <h4>{words.prompt}</h4>
      {prompt ? <Prompt prompt={prompt} /> : <p>{words.noPrompt}</p>}
      {prompt && model && <Press action={ask} hidden={hidden} label={words.ask(model)} waiting={words.asking} />}
      {checked.length > 0 && <h4>{words.checks}</h4>}
      {checked.map(({ slot, checks }) => (
        <dl key={slot} className="preview-checks">
          <dt>
            <code>{slot}</code>
          </dt>
          {checks.map(({ check, message }) => (
            <dd key={check} data-fault={message ? true : undefined}>
              {check}: {message ?? words.passed}
            </dd>
          ))}
        </dl>
      ))}
      {open.length > 0 && (
        <>
          <h4>{words.approve}</h4>
          {pinned && key && <Press action={unpin} hidden={{ key }} label={words.unpin} waiting={words.asking} />}
          <p>{words.approveLead}</p>
          <Approval action={pin} hidden={hidden} slots={open} place={place} submit={words.pin} waiting={words.asking} />
        </>
      )}
    </div>
  )
}

function Prompt({ prompt: { messages, read, written, dollars } }: { prompt: PromptPreview }) {
  const number = formats.number
  return (
    <>
      <p>{words.cost(number(read), number(written), dollars === undefined ? undefined : `$${dollars.toFixed(4)}`)}</p>
      {messages.map(({ role, content }, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: messages stand in their order.
        <details key={place}>
          <summary>{words.messages[place] ?? role}</summary>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls. */}
          <pre tabIndex={0}>{content}</pre>
        </details>
      ))}
    </>
  )
}
