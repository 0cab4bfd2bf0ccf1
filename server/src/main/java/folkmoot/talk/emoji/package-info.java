/**
 * Custom emojis: words between colons that clients show as small pictures, ours and those of other servers. Table
 * {@code emoji}; {@code Emoji} tags on the wire; endpoint {@code /api/v1/custom_emojis}; command {@code emoji}.
 */
package folkmoot.talk.emoji;
