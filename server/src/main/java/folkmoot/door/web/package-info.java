/**
 * The pages: a door like {@code api}, for people with a browser. Templates stand in {@code src/main/jte}, texts in
 * {@code resources/web/messages}, the style sheet in {@code resources/web}. Everything works without script.
 */
package folkmoot.door.web;
