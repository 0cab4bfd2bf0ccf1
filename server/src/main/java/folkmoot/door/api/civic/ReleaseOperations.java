package folkmoot.door.api.civic;

import static folkmoot.platform.openapi.Answer.many;
import static folkmoot.platform.openapi.Answer.one;
import static folkmoot.platform.openapi.Operation.get;
import static folkmoot.platform.openapi.Operation.post;

import folkmoot.door.api.entity.ReleaseFileEntity;
import folkmoot.platform.openapi.Answer;
import folkmoot.platform.openapi.Section;

/** Files of releases, as they stand in the documents of the API. */
final class ReleaseOperations {

    private ReleaseOperations() {}

    static Section section() {
        return Section.of(
                "Releases",
                CivicOperations.BASE,
                get("/matters/:id/files", "the files of a release; that they exist, everybody may know")
                        .gives(many(ReleaseFileEntity.class)),
                post(
                                "/matters/:id/files",
                                "the body that made it adds `file`, of at most 5 MB; what was added stays as it is")
                        .by("write:media")
                        .takes("file file")
                        .gives(one(ReleaseFileEntity.class)),
                get(
                                "/matters/:id/files/:file",
                                "what is in it: for members of the community at once, for everybody from the hour on."
                                        + " 401 and 403 before")
                        .gives(new Answer.File("application/octet-stream")));
    }
}
