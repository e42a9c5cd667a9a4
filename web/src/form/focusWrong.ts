import { nextTick } from 'vue'

/** Leads to the first field that something is wrong with, once the form says so. */
export async function focusFirstWrong(form: HTMLElement | null): Promise<void> {
  await nextTick()
  form?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
}
