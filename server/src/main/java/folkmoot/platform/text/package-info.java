/**
 * Text as people write it and as others send it: cleaning HTML, making HTML of plain text, finding mentions, hashtags and
 * links, counting what people call letters, and names that do not deceive.
 */
package folkmoot.platform.text;
