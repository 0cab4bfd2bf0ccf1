package folkmoot.door.web;

/**
 * One field of a form.
 *
 * @param name what it is sent as; also its id
 * @param hint said below its label; may be empty
 * @param direction {@code auto}, or {@code ltr} for what is written from left to right in every language
 * @param lines how many it shows; one for a single line
 */
public record FieldView(String name, String label, String hint, String value, String direction, int lines) {}
