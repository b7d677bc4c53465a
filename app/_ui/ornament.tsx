import type { Words } from './words/words'

/** The loop the book is about: an eye that senses, a choice, an arm that acts, and the world that answers. */
export function Ornament({ words }: { words: Words['cover'] }) {
  return (
    <svg
      className="h-auto w-full"
      viewBox="0 0 720 250"
      role="img"
      aria-label={words.drawing}
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <Eye />
      <Choice />
      <Arm />
      <g stroke="var(--figure-accent)">
        <path d="M178 92H262" />
        <path d="M254 87l9 5-9 5" />
        <path d="M438 92H500" />
        <path d="M492 87l9 5-9 5" />
      </g>
      <g stroke="var(--figure-line)">
        <path d="M20 190H700" />
        <path d="M655 204C560 240 200 244 96 150" strokeDasharray="1 7" />
        <path d="M96 164V150h14" />
      </g>
      <g stroke="none" fill="currentColor" textAnchor="middle" className="text-[20px] italic max-sm:text-[30px]">
        <text x="96" y="26">
          {words.sense}
        </text>
        <text x="350" y="26">
          {words.decide}
        </text>
        <text x="600" y="26">
          {words.act}
        </text>
      </g>
    </svg>
  )
}

function Eye() {
  return (
    <g>
      <path d="M28 92Q96 30 164 92Q96 154 28 92Z" fill="var(--figure-soft)" />
      <circle cx="96" cy="92" r="24" stroke="var(--figure-accent)" />
      <circle cx="96" cy="92" r="9" fill="currentColor" stroke="none" />
      <circle cx="103" cy="85" r="3.5" fill="var(--figure-soft)" stroke="none" />
      <path d="M96 72v-3M96 115v-3M76 92h-3M119 92h-3" stroke="var(--figure-accent)" />
    </g>
  )
}

function Choice() {
  return (
    <g>
      <path d="M280 92L330 62M280 92L330 122M330 62L380 46M330 62L380 78M330 122L380 106M330 122L380 138" />
      <path d="M280 92L330 62L380 78L420 92" stroke="var(--figure-accent)" strokeWidth="3" />
      {[
        [280, 92],
        [330, 62],
        [330, 122],
        [380, 46],
        [380, 106],
        [380, 138],
      ].map(([x, y]) => (
        <circle key={`${x} ${y}`} cx={x} cy={y} r="6" fill="var(--figure-soft)" />
      ))}
      <circle cx="380" cy="78" r="7" fill="var(--figure-accent)" stroke="none" />
    </g>
  )
}

function Arm() {
  return (
    <g>
      <path d="M516 190l8-26h32l8 26" fill="var(--figure-soft)" />
      <path d="M535 152L558 72L566 75L545 155Z" fill="var(--figure-soft)" />
      <path d="M563 66L640 98L637 106L560 76Z" fill="var(--figure-soft)" />
      <circle cx="540" cy="156" r="10" fill="var(--figure-soft)" stroke="var(--figure-accent)" />
      <circle cx="562" cy="71" r="9" fill="var(--figure-soft)" stroke="var(--figure-accent)" />
      <circle cx="639" cy="102" r="7" fill="var(--figure-soft)" stroke="var(--figure-accent)" />
      <path d="M639 109v14M639 123q-19 6-18 30M639 123q19 6 18 30" />
      <circle cx="639" cy="168" r="21" fill="var(--figure-soft)" />
      <path d="M618 168q21 12 42 0M639 147v42" stroke="var(--figure-line)" />
    </g>
  )
}
