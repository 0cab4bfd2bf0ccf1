/**
 * Proposals: the text of what citizens ask of public bodies, and its life.
 *
 * <p>{@link folkmoot.civic.proposal.Publication} publishes, whichever way one came in; {@link
 * folkmoot.civic.proposal.Amendments} changes the text, by the rule of {@link folkmoot.civic.proposal.TextChanges}; {@link folkmoot.civic.proposal.Asking} sends what
 * has enough supports to its bodies; {@link folkmoot.civic.proposal.Lifecycle} moves states and tracks; {@link
 * folkmoot.civic.proposal.Confirmations} asks citizens whether it is done; {@link folkmoot.civic.proposal.Deadlines} keeps the clock;
 * {@link folkmoot.civic.proposal.Records} writes the civic record for other servers, {@link folkmoot.civic.proposal.RemoteProposals}
 * reads theirs. Who backs a proposal stands in {@code support}, who answers in {@code response}.
 */
package folkmoot.civic.proposal;
