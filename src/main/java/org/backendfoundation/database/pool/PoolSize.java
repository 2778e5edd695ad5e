package org.backendfoundation.database.pool;

/** Connections that a pool keeps ({@code min}) and may open ({@code max}). */
public record PoolSize(int min, int max) {
}
