/**
 * Proposals that are not published: kept by their authors, or waiting for a look of the community's moderators because they are the
 * first of somebody new. They have no post, no record and no count, so no door but their own can show them.
 */
package folkmoot.civic.draft;
