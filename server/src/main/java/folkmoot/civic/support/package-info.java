/** Who backs a proposal: one live support for each account, in the column that fits what is known of it, and what waits for the community's moderators. Table {@code support}. */
package folkmoot.civic.support;
