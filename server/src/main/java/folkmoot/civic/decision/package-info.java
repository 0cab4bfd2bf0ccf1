/**
 * Decisions of communities: a question with variants, a stated method, who takes part, a quorum and an end. Ballots lose their names when they are
 * counted, and are published shuffled, so that everybody can count again. Tables {@code matter_decision}, {@code matter_ballot} and
 * {@code matter_variant_answer}.
 */
package folkmoot.civic.decision;
