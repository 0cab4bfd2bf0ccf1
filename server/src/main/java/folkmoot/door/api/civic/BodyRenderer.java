package folkmoot.door.api.civic;

import folkmoot.civic.body.Bodies;
import folkmoot.civic.body.Body;
import folkmoot.civic.body.Kin;
import folkmoot.civic.body.Recognition;
import folkmoot.civic.body.WorkingTime;
import folkmoot.door.api.entity.BodyEntity;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Entries of registers as apps see them; a whole list with one query for its evidence. */
final class BodyRenderer {

    private final Bodies bodies;

    BodyRenderer(Bodies bodies) {
        this.bodies = bodies;
    }

    BodyEntity entity(Transaction tx, Body body) {
        return entities(tx, List.of(body)).getFirst();
    }

    List<BodyEntity> entities(Transaction tx, List<Body> list) {
        var accounts = list.stream()
                .flatMap(body -> body.account().stream())
                .distinct()
                .toList();
        var evidence = bodies.evidence(tx, accounts).stream().collect(Collectors.groupingBy(Recognition::body));
        return list.stream()
                .map(body -> entity(body, evidence.getOrDefault(body.id(), List.of())))
                .toList();
    }

    private static BodyEntity entity(Body body, List<Recognition> evidence) {
        return new BodyEntity(
                body.id().toString(),
                body.slug(),
                body.name(),
                Map.copyOf(body.names()),
                body.kind(),
                body.domain(),
                body.handle(),
                body.account().map(AccountId::toString),
                body.mail(),
                body.form().map(URI::toString),
                body.remit(),
                body.scope().categories(),
                body.scope().lifeEvents(),
                body.area(),
                body.languages(),
                body.acknowledgeDays(),
                body.answerDays(),
                time(body.time()),
                body.codes(),
                new BodyEntity.ReachEntity(
                        body.handle().isPresent() && body.reach().reached(),
                        body.reach().triedAt()),
                body.kin().parent().map(Kin.Entry::slug),
                body.kin().predecessor().map(Kin.Entry::slug),
                body.validFrom().toString(),
                body.validUntil().map(LocalDate::toString),
                body.retired(),
                evidence.stream()
                        .filter(one ->
                                body.account().filter(one.account()::equals).isPresent())
                        .map(BodyRenderer::entity)
                        .toList());
    }

    private static BodyEntity.WorkingTimeEntity time(WorkingTime time) {
        return new BodyEntity.WorkingTimeEntity(
                time.weekWords(),
                time.sortedHolidays().stream().map(LocalDate::toString).toList());
    }

    private static BodyEntity.EvidenceEntity entity(Recognition one) {
        return new BodyEntity.EvidenceEntity(
                one.account().toString(),
                one.method().word(),
                one.level(),
                one.holds(),
                one.evidence(),
                one.method() == Recognition.Method.DNS_TXT
                        ? Optional.of(one.dnssec().map(Object::toString).orElse("unknown"))
                        : Optional.empty(),
                one.checkedAt(),
                one.since());
    }
}
