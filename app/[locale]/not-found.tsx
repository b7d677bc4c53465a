export { MissingInShort as default } from '@/app/_ui/missing'
