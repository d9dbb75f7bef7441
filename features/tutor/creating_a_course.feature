Feature: Creating a course
  A teacher makes a course from an offering, which brings the book and the questions.
  For teachers at the beginning of a term, and for those who keep students from
  making courses of their own.

  Rule: A verified teacher creates a course and is its teacher from then on

    @smoke @severity-1 @CO-01 @api @ui
    Scenario: The new course is the teacher's own
      Given Ada teaches no course yet
      When Ada creates the course "Biology 1" with 1 section
      Then Ada has the course "Biology 1", as its teacher

    @CO-08 @api @ui
    Scenario: The sections that were asked for are there, named in order
      Given Ada teaches no course yet
      When Ada creates the course "Biology 1" with 2 sections
      Then the sections of Ada's course are "1st" and "2nd"

  Rule: Who is not a verified teacher cannot create a course; the site offers them no way to try, so there is no browser scenario

    @severity-1 @CO-02 @api @no-ui
    Scenario: A student cannot create a course
      Given Ben studies at the same school
      When Ben tries to create the course "My own"
      Then Ben is refused because they are not allowed to
      And Ben is in no course

  Rule: Everybody finds the own courses and no others, each once

    @CO-10 @api @ui
    Scenario: A teacher does not find a colleague's course
      Given Max teaches a course
      And Ada teaches a course
      Then Ada's course is the only course of Ada, as its teacher

    @CO-10 @api @ui
    Scenario: A student finds the course they joined
      Given Max teaches a course
      And Ada teaches a course
      When Ben joins section "1st" of Ada's course
      Then Ada's course is the only course of Ben, as a student

  Rule: Only its teachers can rename a course; the site has the setting for teachers only, so there is no browser scenario for others

    @CO-13 @api @ui
    Scenario: A teacher renames the course
      Given Ada teaches Ben
      When Ada renames the course to "Biology for everyone"
      Then Ada's course is the only course of Ben, as a student

    @CO-13 @api @no-ui
    Scenario: A student cannot rename the course
      Given Ada teaches Ben
      When Ben tries to rename the course to "Free afternoon"
      Then Ben is refused because they are not allowed to
