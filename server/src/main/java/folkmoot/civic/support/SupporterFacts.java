package folkmoot.civic.support;

import java.util.Optional;

/**
 * What is known of a supporter, by which the support is counted.
 *
 * @param local has an account here
 * @param resident verified to live in the proposal's area
 * @param joined follows the community, and was let in
 * @param young signed up by themselves hours ago, and nobody let them in
 * @param active neither shut out nor deleted
 * @param person says that it is no program, group or organization
 * @param known how many accounts of the source were known before the proposal was made; 0 for accounts here
 * @param rule what the community says of the source
 * @param review what moderators decided about a support of this account for this proposal
 */
record SupporterFacts(
        boolean local,
        boolean resident,
        boolean joined,
        boolean banned,
        boolean young,
        boolean active,
        boolean person,
        boolean official,
        int known,
        Optional<ServerRule.Effect> rule,
        Optional<Reviewed> review) {

    /** @param why word of a {@link Refusal}, where it was left out */
    record Reviewed(Review review, Optional<String> why) {}
}
