package folkmoot.door.api.entity;

import folkmoot.platform.json.WrittenJson;

/** Context (client API): ancestors root first, descendants depth first; each an array of {@link StatusEntity}. */
public record ContextEntity(WrittenJson ancestors, WrittenJson descendants) {}
