// The shapes that the server sends, named once for the editor and for whoever reads the code. Nothing here runs.

/**
 * @typedef {{lane: string, name: string, role: string, kind: "person"|"browser"|"client"|"server"|"attacker"}} Actor
 * @typedef {{id: string, title: string}} Phase
 * @typedef {{lane: string, verdict: string, text: string, title: string, count: number}} Mark
 *
 * @typedef {object} Row  One line of the sequence diagram.
 * @property {number} row
 * @property {"message"|"act"|"launch"} kind
 * @property {number} seq
 * @property {number|null} n
 * @property {number} stop
 * @property {string} phase
 * @property {string} from
 * @property {string} to
 * @property {"front"|"back"|"person"} channel
 * @property {"request"|"response"|"act"} direction
 * @property {number|null} began
 * @property {string} verb
 * @property {string[]} texts
 * @property {string} text
 * @property {boolean} failed
 * @property {boolean} tampered
 * @property {boolean} dropped
 * @property {boolean} differs  from the run without the fork's decision
 * @property {Mark[]} marks
 * @property {{value: string, name: string, at: string}[]} sightings
 *
 * @typedef {object} Activity  What an actor does, in the swim lanes.
 * @property {number} id
 * @property {string} lane
 * @property {number} stop
 * @property {string} phase
 * @property {"box"|"checks"|"store"|"act"} shape
 * @property {string} title
 * @property {string} detail
 * @property {string|null} verdict
 *
 * @typedef {object} Link  What passes between two activities.
 * @property {number} from
 * @property {number} to
 * @property {number} stop
 * @property {number|null} n
 * @property {number|null} seq
 * @property {"front"|"back"|"person"|"inner"} channel
 * @property {"request"|"response"|"act"} direction
 * @property {string} label
 * @property {string} text
 *
 * @typedef {{spec?: string, href?: string}} Reference
 * @typedef {Reference & {plain: string, meaning: string, rule: string, gain: string, level: string}} Text  An explanation.
 * @typedef {{where: string, name: string, value: string, about: string, focus: boolean, value_id: string|null}} Parameter
 *   `about` is the id of its text, `focus` whether the step is about it
 * @typedef {{name: string, value: string, about: string}} Header
 * @typedef {{label: string, value: string, value_id: string|null}} Side
 * @typedef {Reference & {seq: number, id: string, title: string, plain: string, verdict: string, enforced: boolean, level: string,
 *   left: Side|null, right: Side|null, looked_at: string, why: string, actor: string, failure: string, answer: string, causes: string[]}} Check
 * @typedef {{seq: number, kind: string, actor: string, text: string}} Happening
 *
 * @typedef {object} Detail  What the inspector and the narration show at one stop.
 * @property {number} n
 * @property {number|null} seq
 * @property {string} place  where decisions about the message are made
 * @property {string} title
 * @property {string} narration  HTML made safe by the server.
 * @property {string} from
 * @property {string} to
 * @property {string} channel
 * @property {string} direction
 * @property {string|null} start
 * @property {Parameter[]} parameters
 * @property {Header[]} headers
 * @property {string|null} body
 * @property {string|null} raw
 * @property {string|null} curl
 * @property {[string, string][]} written  Texts in it that are values to follow, each with the value's id.
 * @property {Check[]} checks
 * @property {Happening[]} happened
 * @property {{path: string, before: string|null, after: string|null}[]} changed  where it was edited on its way
 * @property {{url: string, n: number|null, fault: string}|null} window  what the person's browser shows
 * @property {Asking|null} asks
 *
 * @typedef {object} Asking  A question to the person; `would` is what the script, or the answer given, says.
 * @property {string} at
 * @property {string} text
 * @property {boolean} waits  for an answer, before the run can go on
 * @property {boolean} again  it was answered, and the answer was refused
 * @property {boolean} on_page  the page in the browser has a form for it
 * @property {string} hint
 * @property {string} go_on
 * @property {Record<string, unknown>} would
 *
 * @typedef {object} Draft  What of a message can be edited.
 * @property {number} message
 * @property {string} at
 * @property {{path: string, value: string}[]} fields
 * @property {string[]} additions  sources to which a named place can be added
 * @property {string|null} body
 * @property {number} most  bytes of one edit
 *
 * @typedef {object} Fork  What came of the latest decision about a message.
 * @property {string} name
 * @property {"caught"|"seen"|"unnoticed"|"ended"|"open"} verdict
 * @property {string} text
 * @property {string} differ
 * @property {{n: number, seq: number, id: string, spec: string}|null} caught
 *
 * @typedef {object} Question  What is asked about the next message.
 * @property {number} n
 * @property {string} kind
 * @property {string} lead  what may be said of it beforehand
 * @property {string} text  plain, with code in backticks, as are all texts of questions
 * @property {{id: string, text: string}[]} options
 *
 * @typedef {Reference & {n: number, chosen: string, right: string, correct: boolean, whys: Record<string, string>}} Verdict
 *
 * @typedef {object} Value  A value that can be followed.
 * @property {string} id
 * @property {string} name
 * @property {number} stop
 * @property {string} shown
 * @property {string} title
 * @property {string} meaning
 * @property {string} spec
 * @property {string} href
 * @property {string} begun
 * @property {{value: string, back: string, forth: string}[]} origins
 * @property {string} group
 * @property {number|null} rank  Its place in the list of who knows what.
 *
 * @typedef {object} Place  One place of a value.
 * @property {string} value
 * @property {string} how
 * @property {string} lane
 * @property {number} stop
 * @property {number} seq
 * @property {number|null} row
 * @property {number|null} activity
 * @property {string[]} verdicts
 * @property {string} where
 * @property {string} said
 *
 * @typedef {Reference & {value: string, lane: string, stop: number, seq: number, way: string, text: string, wrong: string}} Known
 *
 * @typedef {object} Token  A token, opened; what changes with the run its states say.
 * @property {string} id
 * @property {number} stop
 * @property {string} title
 * @property {string} name
 * @property {string} meaning
 * @property {string} spec
 * @property {string} href
 * @property {string} begun
 * @property {string} text
 * @property {string|null} value_id
 * @property {"JWT"|"opaque"|"unreadable"} form
 * @property {{name: string, text: string, members: TokenMember[], trouble: string}[]} parts
 * @property {string} note
 * @property {string} note_spec
 * @property {string} note_href
 *
 * @typedef {Reference & {name: string, value: string, value_id: string|null, date: string, about: string, note: string}} TokenMember
 *
 * @typedef {object} TokenState  What holds of a JWT from stop `stop` on, until its next state.
 * @property {string} token
 * @property {number} stop
 * @property {Record<string, string>} times
 * @property {string[]} bad  the times by which it is not good
 * @property {Reference & {verdict: "passed"|"failed"|"open", title: string, text: string, n: number|null}} signature
 * @property {(Reference & {claim: string, of: string, value: string, value_id: string|null, algorithm: string, digest: string,
 *   half: string, computed: string, computed_id: string|null, claimed: string, matches: boolean, n: number|null})[]} hashes
 * @property {(Reference & {about: string, said: string, text: string})[]} unmade
 *
 * @typedef {Reference & {token: string, stop: number, seq: number, n: number|null, lane: string, actor: string, id: string,
 *   title: string, verdict: string, about: string[]}} Validation
 * @typedef {{id: string, stop: number, begun: string, method: string, method_spec: string, method_href: string, trouble: string,
 *   steps: {title: string, value: string, value_id: string|null, note: string}[], note: string, challenge: string}} Proof
 * @typedef {{proof: string, stop: number, n: number, verdict: string, text: string}} ProofPlace
 * @typedef {Reference & {least: number, most: number, allowed: string, pattern: string, example: string, challenge: string,
 *   words: Record<string, string>}} Trying
 *
 * @typedef {Reference & {name: string, title: string, short: string, value: string, changed: boolean, enforced_by: string,
 *   meaning: string, values: {value: string, meaning: string}[]}} Switch
 *
 * @typedef {{switch: string, value: string, weak: string, on: boolean, title: string, short: string, text: string, who: string,
 *   spec: string, href: string}} Defence
 * @typedef {{reached: boolean, text: string, who: string, why: string, message: number|null, seq: number|null, check: string,
 *   answer: string}} AttackEnd
 *
 * @typedef {object} Attack  What is laid over the run, and how it ended; `text` says why that is not told.
 * @property {string} id
 * @property {string} title
 * @property {string} aim
 * @property {[string, string][]} specs  sections and their addresses
 * @property {AttackEnd|null} ended
 * @property {string} text
 * @property {{text: string, set: Record<string, string>, lesson: string}|null} unfit  what it needs and does not find
 * @property {Defence[]} defences
 * @property {string} victim
 * @property {string} attacker
 * @property {string} remains
 * @property {string} compare  where this run stands beside itself with a defence off or on
 * @property {string} every  where all attacks stand under these switches
 * @property {string} without  the link of the run that nobody attacks
 *
 * @typedef {object} Snapshot  Everything a stage shows, at one moment.
 * @property {"open"|"hidden"|"predict"} mode
 * @property {string} link
 * @property {string} download
 * @property {string} title
 * @property {string} summary
 * @property {string} introduction  HTML made safe by the server.
 * @property {(Reference & {why?: string})[]} references
 * @property {string[]} notices
 * @property {number} total
 * @property {Actor[]} cast
 * @property {Phase[]} phases
 * @property {Switch[]} switches
 * @property {Row[]} rows
 * @property {Activity[]} activities
 * @property {Link[]} links
 * @property {Value[]} values
 * @property {Place[]} places
 * @property {Known[]} known
 * @property {Token[]} tokens
 * @property {TokenState[]} token_states
 * @property {Validation[]} validations
 * @property {Proof[]} proofs
 * @property {ProofPlace[]} proof_places
 * @property {Trying|null} trying  for flows that know PKCE
 * @property {string[]} people  lanes that a person plays
 * @property {{until: string, here: string, act: string}|null} waits  whose answer the run needs to go on after its last message
 * @property {Fork|null} fork
 * @property {string} without  the link of the run without that decision
 * @property {Attack|null} attack
 * @property {Question|null} question  about the next message, while somebody predicts
 * @property {number} cursor
 * @property {number} revealed
 * @property {Record<string, Detail>} details
 * @property {Record<string, Text>} texts  What details refer to, by id.
 *
 * @typedef {{cast: Actor[], phases: Phase[], total: number}} Head  What a diagram must know before its first row.
 */

export {};
