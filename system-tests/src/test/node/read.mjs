// SPDX-License-Identifier: Apache-2.0
// Reads base64 records, one a line, with a registry client and an Avro library that are not ours,
// and writes them as one JSON array.
import { readFileSync } from "node:fs";
import { SchemaRegistry } from "@kafkajs/confluent-schema-registry";

const registry = new SchemaRegistry({ host: process.argv[2] });
const decoded = [];
for (const line of readFileSync(0, "utf8").split("\n")) {
  decoded.push(await registry.decode(Buffer.from(line, "base64")));
}
console.log(JSON.stringify(decoded, (key, value) => (typeof value === "bigint" ? Number(value) : value)));
