'use client'

import Failure from '@/app/(book)/error'

export default Failure
