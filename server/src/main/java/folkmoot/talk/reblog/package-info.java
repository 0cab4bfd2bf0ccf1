/**
 * Reblogs, which people call boosts: a status of its own that passes another on. Kept in table {@code status};
 * activities {@code Announce} and its {@code Undo}; endpoints {@code /api/v1/statuses/:id/reblog}.
 */
package folkmoot.talk.reblog;
