/**
 * Wanting nothing to do with somebody, or with everybody of another server. Tables {@code block}, {@code
 * account_domain_block} and {@code severance}; activity {@code Block} and its {@code Undo}; endpoints {@code
 * /api/v1/accounts/:id/block}, {@code …/unblock}, {@code /api/v1/blocks} and {@code /api/v1/domain_blocks}.
 */
package folkmoot.people.block;
