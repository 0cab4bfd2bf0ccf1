package folkmoot.door.api.civic;

import folkmoot.civic.attestation.Attestation;
import folkmoot.civic.attestation.Attestations;
import folkmoot.civic.attestation.Check;
import folkmoot.civic.attestation.CheckCodes;
import folkmoot.civic.attestation.Claim;
import folkmoot.civic.attestation.Claims;
import folkmoot.civic.body.Body;
import folkmoot.door.api.entity.AttestationEntity;
import folkmoot.people.account.Account;
import folkmoot.people.account.Accounts;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Attestations as the two whom they concern see them. */
final class AttestationRenderer {

    private final Accounts accounts;
    private final Claims claims;
    private final Attestations attestations;

    AttestationRenderer(Accounts accounts, Claims claims, Attestations attestations) {
        this.accounts = accounts;
        this.claims = claims;
        this.attestations = attestations;
    }

    AttestationEntity.ClaimEntity claim(Transaction tx, Claim claim) {
        return new AttestationEntity.ClaimEntity(
                claim.word(),
                claim.names(),
                claim.months(),
                claim.checks(),
                claims.attesters(tx, claim).stream().map(Body::slug).toList());
    }

    List<AttestationEntity> list(Transaction tx, List<Attestation> some, AccountId viewer) {
        var who = accounts.map(
                tx,
                some.stream()
                        .flatMap(one -> Stream.of(one.issuer(), one.subject()))
                        .distinct()
                        .toList());
        return some.stream()
                .filter(one -> who.containsKey(one.issuer()) && who.containsKey(one.subject()))
                .map(one -> entity(tx, one, who, viewer))
                .toList();
    }

    AttestationEntity one(Transaction tx, Attestation one, AccountId viewer) {
        return list(tx, List.of(one), viewer).getFirst();
    }

    private AttestationEntity entity(Transaction tx, Attestation one, Map<AccountId, Account> who, AccountId viewer) {
        return new AttestationEntity(
                Long.toString(one.id()),
                one.claim(),
                one.names(),
                who.get(one.issuer()).acct(),
                who.get(one.subject()).acct(),
                one.issued(),
                one.until().toString(),
                attestations.state(tx, one).word(),
                one.subject().equals(viewer) ? Optional.of(one.shown()) : Optional.empty(),
                one.credential());
    }

    static AttestationEntity.CheckedEntity answer(CheckCodes.Answer answer) {
        return new AttestationEntity.CheckedEntity(
                answer.says().isPresent(),
                answer.says().map(CheckCodes.Says::names),
                answer.says().map(said -> said.of().acct()),
                answer.says().map(said -> said.issuer().acct()),
                answer.says().map(said -> said.until().toString()));
    }

    List<AttestationEntity.CheckEntity> log(Transaction tx, List<Check> log) {
        var who = accounts.map(
                tx,
                log.stream()
                        .flatMap(check -> Stream.of(check.subject(), check.checker()))
                        .distinct()
                        .toList());
        return log.stream()
                .filter(check -> who.containsKey(check.subject()) && who.containsKey(check.checker()))
                .map(check -> new AttestationEntity.CheckEntity(
                        check.names(),
                        who.get(check.subject()).acct(),
                        who.get(check.checker()).acct(),
                        check.outcome().word(),
                        check.until().map(LocalDate::toString),
                        check.at()))
                .toList();
    }
}
