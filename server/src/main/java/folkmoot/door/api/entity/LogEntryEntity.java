package folkmoot.door.api.entity;

import folkmoot.platform.json.WrittenJson;

/**
 * A leaf of the log (Folkmoot API).
 *
 * @param leafHash in hexadecimal digits
 * @param entry the object, written as it was hashed
 */
public record LogEntryEntity(long position, String leafHash, WrittenJson entry) {}
