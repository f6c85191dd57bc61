import { walkSuite } from './toegang/suite.ts'

walkSuite(0, 2)
