import { Missing } from '@/app/_ui/missing'

/** What all others see who come here. Not for the whole book: each of its pages would be sent with it. */
export default function NotFound() {
  return <Missing />
}
