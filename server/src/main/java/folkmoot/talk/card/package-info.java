/**
 * What a link in a status leads to: title, description and picture of the page, read in the background through the guarded
 * fetcher. Tables {@code preview_card} and {@code status_card}; shown as {@code card} of a status.
 */
package folkmoot.talk.card;
