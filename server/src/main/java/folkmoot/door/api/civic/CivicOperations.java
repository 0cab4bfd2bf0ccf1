package folkmoot.door.api.civic;

import folkmoot.platform.openapi.Answer;
import folkmoot.platform.openapi.OpenApi;
import folkmoot.platform.openapi.Operation;
import folkmoot.platform.openapi.Section;
import java.util.List;

/** Everything that our own part of the API answers, for its documents. */
public final class CivicOperations {

    /** Before all of its paths. */
    public static final String BASE = "/api/folkmoot/v1";

    private static final OpenApi.Title TITLE = new OpenApi.Title(
            "Folkmoot API",
            "1",
            "Communities, public bodies and proposals, beside the Mastodon client API, whose tokens, paging (`Link`),"
                    + " limits and errors these requests share. Bodies may be JSON or forms. Ids are decimal strings,"
                    + " times UTC.");

    private CivicOperations() {}

    /** All of it. */
    public static OpenApi api() {
        return new OpenApi(TITLE, all());
    }

    /** In the order in which people read them. */
    private static List<Section> all() {
        return List.of(
                CommunityOperations.section(),
                RegisterOperations.section(),
                ProposalOperations.section(),
                SupportOperations.section(),
                AnswerOperations.section(),
                AgreementOperations.section(),
                MatterOperations.section(),
                DecisionOperations.section(),
                OpinionOperations.section(),
                ReleaseOperations.section(),
                AttestationOperations.section(),
                DraftOperations.section(),
                DeskOperations.section(),
                WebhookOperations.section(),
                LogOperations.section(),
                Section.of(
                        "About this API",
                        BASE,
                        Operation.get(OpenApiRoutes.PATH, "this document, as OpenAPI 3.1 has it")
                                .gives(new Answer.Document())));
    }
}
