/**
 * What an API promises, as OpenAPI 3.1 ({@code https://spec.openapis.org/oas/v3.1.1.html}): rooms of a door declare their {@link
 * folkmoot.platform.openapi.Operation}s beside their routes, and {@link folkmoot.platform.openapi.OpenApi} makes the document of them. Shapes come
 * from the records that are written as JSON, so that they cannot drift.
 */
package folkmoot.platform.openapi;
