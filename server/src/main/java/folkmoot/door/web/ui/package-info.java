/**
 * What the components of pages are made of: the templates below {@code jte/ui} draw them, {@code docs/design.md} says when to use which.
 * Only words and addresses: nothing here knows a feature.
 */
package folkmoot.door.web.ui;
