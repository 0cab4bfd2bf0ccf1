package folkmoot.api.entity;

import java.util.List;

/** Context (client API): ancestors root first, descendants depth first. */
public record ContextEntity(List<StatusEntity> ancestors, List<StatusEntity> descendants) {}
