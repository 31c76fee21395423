/** The mark of the program: a panel under the sun. */
export function Logo({ size = 26 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="7" fill="#0f6f85" />
      <circle cx="22.5" cy="9.5" r="4" fill="#ffc857" />
      <path d="M5 25.5 9.2 14h12.6L27 25.5Z" fill="#e8f6f9" />
      <path
        d="M7.2 19.6h17.1M15.5 14v11.5M11.9 14l-2 11.5M19.2 14l2.4 11.5"
        stroke="#0f6f85"
        strokeWidth="1.3"
        fill="none"
      />
    </svg>
  );
}
