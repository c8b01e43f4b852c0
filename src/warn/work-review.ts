import type { Works } from '../store/work.ts'

export const reviewWorks: Works = {}
