import { walkSuite } from './toegang/suite.ts'

walkSuite(1, 2)
