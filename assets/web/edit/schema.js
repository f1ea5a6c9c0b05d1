// What a field is, by its schema; what it is called, and what is said of it. Nothing here knows a single field by name.

let about = null;

/** Take up the schema, groups and words of a language. */
export function use(told) {
  about = told;
}

export const layout = () => about.layout;
export const language = () => about.language;
export const languages = () => about.languages;
export const root = () => shape({ ...about.schema, $defs: undefined });

/** Words of the page, with values filled in. A key that is missing shows itself. */
export function say(key, values = {}) {
  const text = about.words[key];
  return text === undefined ? key : text.replace(/\{(\w+)\}/g, (all, name) => (name in values ? values[name] : all));
}

export const has = (key) => about.words[key] !== undefined;

/** A schema with references followed, and without the alternative of being null. `name`: the mapping it describes. */
export function shape(node) {
  let made = { ...node };
  while (made.$ref) {
    const name = made.$ref.slice("#/$defs/".length);
    const { $ref, ...own } = made;
    made = { ...about.schema.$defs[name], name, ...own };
  }
  const kinds = made.anyOf || made.oneOf;
  if (!kinds || !kinds.some((one) => one.type || one.$ref || one.enum || one.properties || one.oneOf || one.anyOf)) return made;
  const others = kinds.filter((one) => one.type !== "null");
  const { anyOf, oneOf, ...own } = made;
  if (others.length === 1) return shape({ ...others[0], ...own });
  return { ...own, kinds: others.map(shape) };
}

/** What kind of field a shape is shown as. */
export function kindOf(node) {
  if (node.kinds) {
    if (node.kinds.some((one) => one.properties?.between)) return "number";
    if (node.kinds.every((one) => one.type === "string" || isTexts(one))) return "text";
    return "either";
  }
  if (node.type === "array") {
    const items = shape(node.items || {});
    if (items.enum) return "names";
    if (about.layout.tables.includes(items.name)) return "table";
    return "list";
  }
  if (node.enum) return "choice";
  if (node.type === "boolean") return "truth";
  if (node.type === "number" || node.type === "integer") return "number";
  if (node.type === "object" || node.properties) return "group";
  return "line";
}

const isTexts = (one) => one.properties && Object.keys(one.properties).every((key) => about.languages.includes(key));

/** May this number be a range? */
export const ranges = (node) => Boolean(node.kinds?.some((one) => one.properties?.between));

/** Is a share or a factor: shown as a slider? */
export const slides = (node) => node.unit === "level" || node.unit === "factor";

/** Is a text of several lines to be expected? */
export const long = (key, node) => ((node.kinds ? node.kinds[0].maxLength : node.maxLength) ?? 8000) > 200 && !about.layout.short.includes(key);

/** What a field is called: by its own name within a mapping, by its name, else what is said of it. */
export function label(key, holder, node) {
  const own = `field.${holder}.${key}`;
  if (has(own)) return say(own);
  if (has(`field.${key}`)) return say(`field.${key}`);
  const told = (node.description || "").split(/[.;；。:：]/)[0].trim();
  return told && told.length <= 60 ? told : key.replaceAll("_", " ");
}

/** What is said of a field under it. */
export function hint(key, holder, node) {
  const plain = (node.description || "").replaceAll("`", "");
  const told = kindOf(node) === "text" ? plain.replace(/[,，;；][^,，;；]*[:：]\s*\{\w+: ….*\}/, "") : plain; // how it is written in the file
  const name = label(key, holder, node);
  const rest = told.startsWith(name) ? told.slice(name.length) : told;
  return rest === told || rest === "" || /^[.;；。:：]/.test(rest) ? rest.replace(/^[.;；。:：]\s*/, "") : told;
}

/** From where to where a number may go. */
export function span(node) {
  if (node.minimum === undefined || node.unit === "money" || node.unit === "level" || node.maximum > 10_000) return "";
  return `${node.minimum}–${node.maximum} ${unit(node)}`.trim();
}

export const unit = (node) => (["weeks", "hours", "stars", "percent"].includes(node.unit) ? about.units[node.unit] : "");

/** The values a choice has, with what they mean. */
export function choices(node) {
  const told = node.enumDescriptions || [];
  return node.enum.map((value, place) => ({ value, meaning: told[place] || value }));
}

/** What can be named in a field of the whole file beside what the schema knows; nothing for most. */
export const offers = (path) => (path.length === 1 ? about.offers[path[0]] : undefined);

/** What stands in a value's place if it is left out, in words; empty if there is nothing to say. */
export function left(node) {
  const value = node.default;
  if (value === undefined || value === null || value === "" || typeof value === "object") return "";
  if (typeof value === "boolean") return say(value ? "yes" : "no");
  if (node.enum) return choices(node).find((one) => one.value === value)?.meaning ?? String(value);
  return typeof value === "number" ? shown(value) : String(value);
}

/** A number with its thousands apart. */
export function shown(value) {
  return Math.abs(value) >= 10000 ? value.toLocaleString("en", { maximumFractionDigits: 6 }) : String(value);
}

/** A value to begin with: all that is required, as the schema's examples have it. */
export function sample(node) {
  switch (kindOf(node)) {
    case "group": {
      const made = {};
      for (const key of node.required || []) {
        const inner = shape(node.properties[key]);
        made[key] = inner.examples ? structuredClone(inner.examples[0]) : sample(inner);
      }
      return made;
    }
    case "choice":
      return node.enum[0];
    case "number":
      return node.default ?? node.minimum ?? 0;
    case "truth":
      return true;
    case "list":
    case "table":
    case "names":
      return [];
    case "either":
      return sample(node.kinds[0]);
    default:
      return "…";
  }
}
