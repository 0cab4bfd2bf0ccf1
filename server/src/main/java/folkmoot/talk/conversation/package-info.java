/**
 * Threads of direct statuses, as each of those here who take part sees them. Table {@code conversation}; endpoints
 * {@code /api/v1/conversations}; stream {@code direct}.
 */
package folkmoot.talk.conversation;
