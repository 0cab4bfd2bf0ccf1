/**
 * The shape of the database: migrations ({@code migrations/*.sql} on the class path), the classes that jOOQ writes from
 * them ({@code generated}), and {@code schema.sql}, the present shape for reading.
 */
package folkmoot.schema;
