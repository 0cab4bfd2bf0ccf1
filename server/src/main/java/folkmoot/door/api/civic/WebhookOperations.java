package folkmoot.door.api.civic;

import static folkmoot.platform.openapi.Answer.many;
import static folkmoot.platform.openapi.Answer.one;
import static folkmoot.platform.openapi.Operation.delete;
import static folkmoot.platform.openapi.Operation.get;
import static folkmoot.platform.openapi.Operation.post;

import folkmoot.door.api.entity.WebhookEntity;
import folkmoot.platform.openapi.Answer;
import folkmoot.platform.openapi.Operation;
import folkmoot.platform.openapi.Section;
import java.util.stream.Stream;

/** Addresses that are told of what happens. As they stand in the documents of the API. */
final class WebhookOperations {

    private WebhookOperations() {}

    static Section section() {
        return Section.of(
                "Addresses that are told",
                CivicOperations.BASE,
                Stream.concat(
                                of(
                                        WebhookRoutes.OF_COMMUNITY,
                                        "for moderators of the community",
                                        "read:accounts",
                                        "write:accounts"),
                                of(
                                        WebhookRoutes.OF_INSTANCE,
                                        "for administrators, of all communities of the instance",
                                        "admin:read",
                                        "admin:write"))
                        .toArray(Operation[]::new));
    }

    private static Stream<Operation> of(String path, String whose, String read, String write) {
        return Stream.of(
                get(path, whose + ": addresses that are told of what happens ([how](../civic/webhooks.md))")
                        .by(read)
                        .gives(many(WebhookEntity.class)),
                post(path, whose + ": from now on `url` is told of `kinds[]`; with its `secret`, which is said once")
                        .by(write)
                        .takes("url", "kinds[]")
                        .gives(one(WebhookEntity.RegisteredEntity.class)),
                post(path + "/:id/rotate", whose + ": another secret; the one before signs, too, for a day")
                        .by(write)
                        .gives(one(WebhookEntity.RegisteredEntity.class)),
                post(path + "/:id/enable", whose + ": one that took nothing for too long is told again")
                        .by(write)
                        .gives(one(WebhookEntity.class)),
                delete(path + "/:id", whose + ": it is no longer told")
                        .by(write)
                        .gives(new Answer.Done()));
    }
}
