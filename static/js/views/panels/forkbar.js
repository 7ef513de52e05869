// The bar above the diagram, as soon as a run was changed: what came of it, the way back, and the tree of this visit.

/** @import { Visit } from "../visit.js" */

import { render } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { visible } from "../../draw/fit.js";
import { html } from "./parts.js";
import { placeBelow } from "./place.js";

const SIGNS = { caught: "✗", seen: "✗", unnoticed: "○", ended: "○", open: "…" };

/**
 * @param {HTMLElement} box
 * @param {{visit: Visit, address: (n: number) => string, goto: (n: number) => void, showCheck: (seq: number) => void}} parts
 */
export function createForkbar(box, parts) {
  render(html`<${Forkbar} box=${box} ...${parts} />`, box);
}

function Forkbar({ box, visit, address, goto, showCheck }) {
  const { fork, nodes, current, canUndo } = visit.state.value;
  const shown = Boolean(fork) || nodes.length > 1;
  box.hidden = !shown;
  // The paragraph stays: a status that comes together with its text is not read out.
  return html`
    <p class="fork-said" role="status" aria-label="Fork">
      ${shown && html`<${Name} name=${current.name} fork=${fork} />`}
      ${fork && html`<${Outcome} fork=${fork} address=${address} goto=${goto} showCheck=${showCheck} />`}
    </p>
    ${shown &&
    html`<div class="fork-tools">
      ${canUndo && html`<button type="button" class="button" onClick=${() => visit.undo()}>Undo</button>`}
      <${Tree} visit=${visit} nodes=${nodes} current=${current} />
    </div>`}
  `;
}

function Name({ name, fork }) {
  const about = fork && fork.name !== name ? html` <span class="fork-about">with ${visible(fork.name)}</span>` : "";
  return html`<strong class="fork-name">${visible(name)}</strong>${about}`;
}

function Outcome({ fork, address, goto, showCheck }) {
  const { verdict, text, differ, caught } = fork;
  const follow = (event) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    goto(caught.n);
    showCheck(caught.seq);
  };
  return html`<span class=${`fork-text ${verdict}`}>
    <span class="sign" aria-hidden="true">${SIGNS[verdict]}</span> ${visible(text)}${" "}
    ${caught && html`<a class="fork-check" href=${address(caught.n)} onClick=${follow}>${caught.id} at message ${caught.n}</a>`}${" "}
    ${differ && html`<span class="fork-differ">${differ}</span>`}
  </span>`;
}

function Tree({ visit, nodes, current }) {
  const button = useRef(null);
  const panel = useRef(null);
  const [open, setOpen] = useState(false);
  const show = () => {
    panel.current.showPopover();
    placeBelow(panel.current, button.current);
    panel.current.querySelector('[aria-current="true"]')?.focus();
  };
  const go = (node) => {
    panel.current.hidePopover();
    button.current.focus();
    if (node.id !== current.id) visit.go(node);
  };
  return html`
    <button ref=${button} type="button" class="button" aria-haspopup="dialog" aria-expanded=${String(open)} onClick=${show}>
      Runs<span class="fork-rest"> of this visit</span> (${nodes.length})
    </button>
    <div ref=${panel} class="menu fork-tree" role="dialog" aria-label="Runs of this visit" popover="auto" onToggle=${(event) => setOpen(event.newState === "open")}>
      <${Branch} nodes=${nodes} of=${null} current=${current} go=${go} rename=${(id, name) => visit.rename(id, name)} />
    </div>
  `;
}

/** The runs that were made from one, and below each those made from it. */
function Branch({ nodes, of, ...parts }) {
  const here = nodes.filter(({ parent }) => parent === of);
  if (!here.length) return null;
  return html`<ul class="branch">
    ${here.map((node) => html`<li key=${node.id}><${Leaf} node=${node} ...${parts} /><${Branch} nodes=${nodes} of=${node.id} ...${parts} /></li>`)}
  </ul>`;
}

function Leaf({ node, current, go, rename }) {
  const [naming, setNaming] = useState(false);
  const name = visible(node.name);
  if (naming) return html`<${Naming} node=${node} done=${(text) => (text !== null && rename(node.id, text), setNaming(false))} />`;
  return html`<div class="leaf">
    <button type="button" class="leaf-go" aria-current=${String(node.id === current.id)} onClick=${() => go(node)}>${name}</button>
    <button type="button" class="leaf-name" aria-label=${`Rename ${name}`} title="Rename" onClick=${() => setNaming(true)}>✎</button>
  </div>`;
}

function Naming({ node, done }) {
  const field = useRef(null);
  const save = (event) => {
    event.preventDefault();
    done(field.current.value);
  };
  const leave = (event) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    done(null);
  };
  useLayoutEffect(() => field.current.select(), []);
  return html`<form class="leaf" onSubmit=${save}>
    <input ref=${field} class="leaf-field" aria-label="Name of this run" maxlength="80" value=${node.name} onKeyDown=${leave} />
    <button class="button">Save</button>
  </form>`;
}
