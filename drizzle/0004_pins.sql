CREATE TABLE "pin" (
	"key" text PRIMARY KEY NOT NULL,
	"chapter" text NOT NULL,
	"section" text NOT NULL,
	"version" text NOT NULL,
	"profile" jsonb NOT NULL,
	"content" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"current_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE INDEX "pin_chapter" ON "pin" USING btree ("chapter");