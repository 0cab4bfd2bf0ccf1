/**
 * With which e-mail addresses and from which networks nobody may join, or not without a moderator, or not even look.
 * Tables {@code email_domain_block}, {@code email_domain_attempt}, {@code canonical_email_block} and {@code ip_block}.
 */
package folkmoot.stewardship.admission;
