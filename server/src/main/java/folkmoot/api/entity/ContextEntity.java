package folkmoot.api.entity;

import folkmoot.http.WrittenJson;

/** Context (client API): ancestors root first, descendants depth first; each an array of {@link StatusEntity}. */
public record ContextEntity(WrittenJson ancestors, WrittenJson descendants) {}
