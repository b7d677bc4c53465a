'use client'

import { Plate } from './_ui/plate'

/** What a reader sees where a page could not be drawn. */
export default function Failure({ retry }: { error: unknown; retry: () => void }) {
  return (
    <Plate title="This page could not be shown">
      <p>Something failed on our side. The chapters do not depend on it: they can be read as they are.</p>
      <p>
        <button type="button" className="button-quiet" onClick={() => retry()}>
          Try again
        </button>
      </p>
    </Plate>
  )
}
