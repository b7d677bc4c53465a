CREATE TABLE "progress" (
	"reader" text NOT NULL,
	"chapter" text NOT NULL,
	"at" text NOT NULL,
	"share" integer NOT NULL,
	"versions" jsonb NOT NULL,
	"version" text NOT NULL,
	"seen_at" timestamp with time zone NOT NULL,
	CONSTRAINT "progress_reader_chapter_pk" PRIMARY KEY("reader","chapter")
);
--> statement-breakpoint
ALTER TABLE "progress" ADD CONSTRAINT "progress_reader_users_id_fk" FOREIGN KEY ("reader") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;