// Makes elements. Text is only ever set as text, so that nothing captured can become markup.

const SVG = "http://www.w3.org/2000/svg";

/**
 * @param {string} name @param {Record<string, string|number|undefined|null>} [attributes] @param {(Node|string)[]} [children]
 * @returns {SVGElement}
 */
export function svg(name, attributes = {}, children = []) {
  return /** @type {SVGElement} */ (fill(document.createElementNS(SVG, name), attributes, children));
}

/**
 * @param {string} name @param {Record<string, string|number|undefined|null>} [attributes] @param {(Node|string)[]} [children]
 * @returns {HTMLElement}
 */
export function html(name, attributes = {}, children = []) {
  return /** @type {HTMLElement} */ (fill(document.createElement(name), attributes, children));
}

function fill(element, attributes, children) {
  for (const name in attributes) {
    const value = attributes[name];
    if (value !== undefined && value !== null) element.setAttribute(name, String(value));
  }
  if (children.length) element.append(...children);
  return element;
}
