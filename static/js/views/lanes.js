// stub
export class LanesView { constructor(c,s,p){} sync(){} resize(){} hear(){} }
