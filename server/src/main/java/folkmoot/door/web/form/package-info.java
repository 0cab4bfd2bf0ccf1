/**
 * Forms of pages, and what else stands on a page that somebody changes something on, as values: drawn by one set of templates, so that every
 * field has its label, its hint and its fault tied to it, and comes back with what was typed.
 */
package folkmoot.door.web.form;
